-- en: Countries and regions
-- fr: Pays et régions
SELECT country, region, count(*) AS jobs, (sum(count(*)) OVER ())::int AS n,
       count(*) / sum(count(*)) OVER () AS share
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, NULL)
GROUP BY 1, 2
ORDER BY jobs DESC, 1, 2
LIMIT :limit
