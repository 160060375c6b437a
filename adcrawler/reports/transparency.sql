-- en: Pay transparency: who states a salary before and after a law takes effect, month by month
-- fr: Transparence des salaires : qui annonce un salaire avant et après l'entrée en vigueur d'une loi, mois par mois
-- law: date = 2026-06-07
WITH daily AS (
    SELECT first_seen_on AS day, count(*) AS n,
           count(*) FILTER (WHERE coalesce(yearly_min, yearly_max) IS NOT NULL) AS stated,
           count(*) FILTER (WHERE yearly_min < yearly_max) AS ranged
    FROM market.jobs(:since, :until, 'flow', :board, :country, :region, :language, :family,
                     :contract, NULL)
    GROUP BY 1
),
monthly AS (
    SELECT date_trunc('month', day)::date AS month, day >= :law AS in_force, n, stated, ranged
    FROM daily
)
SELECT CASE WHEN in_force THEN 'after' ELSE 'before' END AS part, month, sum(stated)::int AS jobs,
       sum(n)::int AS n, (sum(stated) / sum(n))::float AS share,
       (sum(ranged) / sum(n))::float AS share_range
FROM monthly
GROUP BY GROUPING SETS ((in_force, month), (in_force))
ORDER BY month NULLS FIRST, in_force
