-- en: Job families
-- fr: Familles de métiers
-- by: all | week | month | board | country | region | language | family | contract | remote | experience | currency
SELECT part, family AS value, count(*) AS jobs,
       (sum(count(*)) OVER whole)::int AS n, count(*) / sum(count(*)) OVER whole AS share
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by)
GROUP BY 1, 2
WINDOW whole AS (PARTITION BY part)
ORDER BY 1, jobs DESC, 2
LIMIT :limit
