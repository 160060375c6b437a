-- en: Pay transparency: who states a salary before and after a law takes effect, month by month
-- fr: Transparence des salaires : qui annonce un salaire avant et après l'entrée en vigueur d'une loi, mois par mois
-- law: date = 2026-06-07
WITH monthly AS (
    SELECT date_trunc('month', first_seen_on)::date AS month, first_seen_on >= :law AS in_force,
           coalesce(yearly_min, yearly_max) IS NOT NULL AS stated, yearly_min < yearly_max AS ranged
    FROM market.jobs(:since, :until, 'flow', :board, :country, :region, :language, :family,
                     :contract, NULL)
)
SELECT CASE WHEN in_force THEN 'after' ELSE 'before' END AS part, month,
       count(*) FILTER (WHERE stated) AS jobs, count(*) AS n,
       count(*) FILTER (WHERE stated) / count(*)::float AS share,
       count(*) FILTER (WHERE ranged) / count(*)::float AS share_range
FROM monthly
GROUP BY GROUPING SETS ((in_force, month), (in_force))
ORDER BY month NULLS FIRST, in_force
