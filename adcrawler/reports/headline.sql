-- en: The market in six figures
-- fr: Le marché en six chiffres
WITH flow AS (
    SELECT count(*) AS jobs, avg(score)::float AS mean_score,
           count(*) FILTER (WHERE coalesce(yearly_min, yearly_max) IS NOT NULL)
               / nullif(count(*), 0)::float AS share_salary,
           count(*) FILTER (WHERE remote IN ('remote', 'hybrid')) / nullif(count(*), 0)::float
               AS share_remote,
           count(*) FILTER (WHERE cardinality(cliches) > 0) / nullif(count(*), 0)::float
               AS share_cliches
    FROM market.jobs(:since, :until, 'flow', :board, :country, :region, :language, :family,
                     :contract, NULL)
),
stock AS (
    SELECT count(*) AS open
    FROM market.jobs(:since, :until, 'stock', :board, :country, :region, :language, :family,
                     :contract, NULL)
)
SELECT jobs::int AS jobs, open::int AS open, mean_score, jobs::int AS n, share_salary, share_remote,
       share_cliches
FROM flow, stock
