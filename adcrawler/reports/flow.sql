-- en: New, closed and open jobs by week or month
-- fr: Emplois nouveaux, fermés et ouverts, par semaine ou par mois
-- period: month | week
WITH moves AS (
    SELECT first_seen_on AS day, count(*) AS opened, 0 AS closed
    FROM market.jobs('-infinity', :until, 'flow', :board, :country, :region, :language, :family,
                     :contract, NULL)
    GROUP BY 1
    UNION ALL
    SELECT closed_on, 0, count(*)
    FROM market.jobs('-infinity', :until, 'flow', :board, :country, :region, :language, :family,
                     :contract, NULL)
    WHERE closed_on < :until
    GROUP BY 1
),
counted AS (
    SELECT date_trunc(:period, day)::date AS period, sum(opened) AS new, sum(closed) AS closed
    FROM moves GROUP BY 1
),
running AS (
    SELECT period, new, closed, sum(new - closed) OVER (ORDER BY period) AS open FROM counted
)
SELECT period, new::int, closed::int, open::int
FROM running WHERE period >= date_trunc(:period, CAST(:since AS timestamp))
ORDER BY period
