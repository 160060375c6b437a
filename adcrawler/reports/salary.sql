-- en: Salaries: the stated pay for a full-time year, from the 10th to the 90th percentile
-- fr: Salaires : la paie annoncée pour un an à temps plein, du 10e au 90e centile
-- by: family | all | week | month | board | country | region | language | contract | remote | experience
WITH paid AS (
    SELECT part, currency,
           (coalesce(yearly_min, yearly_max) + coalesce(yearly_max, yearly_min)) / 2.0 AS yearly
    FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by)
    WHERE currency IS NOT NULL AND coalesce(yearly_min, yearly_max) IS NOT NULL
),
spread AS (
    SELECT currency, part, count(*) AS n,
           percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY yearly) AS p
    FROM paid GROUP BY 1, 2
)
SELECT currency, part, n, round(p[1])::int AS p10, round(p[2])::int AS p25, round(p[3])::int AS p50,
       round(p[4])::int AS p75, round(p[5])::int AS p90
FROM spread
ORDER BY n DESC, currency, part
LIMIT :limit
