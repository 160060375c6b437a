-- en: The life of jobs: days open, edits, reposts, and ghosts that stay open or come back for half a year
-- fr: La vie des emplois : jours ouverts, retouches, republications, et fantômes ouverts ou revenus depuis six mois
-- by: family | all | week | month | board | country | region | language | contract | remote | experience | grade
WITH counted AS (
    SELECT part, closed_on - first_seen_on AS days, count(*) AS n,
           count(*) FILTER (WHERE edits > 0) AS edited,
           count(*) FILTER (WHERE reposts > 0) AS reposted,
           count(*) FILTER (WHERE coalesce(closed_on, :until) - first_seen_on >= 180) AS ghosts
    FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                     :contract, :by)
    GROUP BY 1, 2
),
ranked AS (
    SELECT *, sum(n) OVER (PARTITION BY part, days IS NULL ORDER BY days) AS up_to,
           sum(n) OVER (PARTITION BY part, days IS NULL) AS together
    FROM counted
)
SELECT part, sum(n)::int AS n, coalesce(sum(n) FILTER (WHERE days IS NOT NULL), 0)::int AS closed,
       min(days) FILTER (WHERE up_to * 2 >= together) AS median_days,
       (sum(edited) / sum(n))::float AS share_edited,
       (sum(reposted) / sum(n))::float AS share_reposted,
       (sum(ghosts) / sum(n))::float AS share_ghosts
FROM ranked
GROUP BY 1
ORDER BY 1
LIMIT :limit
