-- The database and its three roles: the owner makes tables and is nobody's login, the writer is the
-- workers', the reader is for analysts, who can change nothing; what it reads, `adcrawler db grant`
-- says. Run by a superuser:
--     psql -v database=adcrawler -f deploy/database.sql        (asks for nothing, sets no password)
\set ON_ERROR_STOP on
CREATE ROLE adcrawler_owner NOLOGIN;
CREATE ROLE adcrawler_writer LOGIN;
CREATE ROLE adcrawler_reader NOLOGIN;
ALTER ROLE adcrawler_reader SET default_transaction_read_only = on;
CREATE DATABASE :"database" OWNER adcrawler_owner ENCODING 'UTF8' TEMPLATE template0;
\connect :"database"
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO adcrawler_writer;
GRANT CONNECT ON DATABASE :"database" TO adcrawler_reader;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO adcrawler_owner;
GRANT USAGE ON SCHEMA public TO adcrawler_writer;
-- What the owner will make, in whatever schema:
ALTER DEFAULT PRIVILEGES FOR ROLE adcrawler_owner
    GRANT USAGE ON SCHEMAS TO adcrawler_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE adcrawler_owner
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO adcrawler_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE adcrawler_owner GRANT USAGE, SELECT ON SEQUENCES TO adcrawler_writer;
