-- en: The cliché barometer: which, how often, rising or falling
-- fr: Le baromètre des clichés : lesquels, combien, en hausse ou en baisse
WITH cell AS (
    SELECT kind, item, month, opened, closed FROM market.tally
    WHERE kind IN ('job', 'cliche') AND month < :until AND (:country IS NULL OR country = :country)
      AND (:language IS NULL OR language = :language) AND (:family IS NULL OR family = :family)
),
monthly AS (
    SELECT item, month, sum(opened) AS jobs FROM cell WHERE kind = 'cliche' GROUP BY 1, 2
),
total AS (
    SELECT month, sum(opened) AS n FROM cell WHERE kind = 'job' GROUP BY 1
),
share AS (
    SELECT item, monthly.month, jobs / nullif(n, 0)::float AS share
    FROM monthly JOIN total USING (month)
),
newest AS (SELECT max(month) AS month FROM total),
found AS (
    SELECT item, sum(jobs) AS jobs FROM monthly
    WHERE month >= date_trunc('month', CAST(:since AS timestamp)) GROUP BY 1
),
standing AS (
    SELECT item, sum(opened - closed) AS open FROM cell WHERE kind = 'cliche' GROUP BY 1
)
SELECT rank() OVER (ORDER BY found.jobs DESC)::int AS rank, term.name AS cliche, found.jobs::int AS jobs,
       whole.n::int AS n, found.jobs / whole.n::float AS share, standing.open::int AS open,
       coalesce(now.share, 0) - coalesce(month.share, 0) AS month_change,
       coalesce(now.share, 0) - coalesce(year.share, 0) AS year_change
FROM found
JOIN market.term ON term.id = found.item
JOIN standing USING (item)
CROSS JOIN newest
CROSS JOIN (SELECT sum(n) AS n FROM total
            WHERE month >= date_trunc('month', CAST(:since AS timestamp))) AS whole
LEFT JOIN share AS now ON now.item = found.item AND now.month = newest.month
LEFT JOIN share AS month ON month.item = found.item AND month.month = newest.month - interval '1 month'
LEFT JOIN share AS year ON year.item = found.item AND year.month = newest.month - interval '1 year'
WHERE found.jobs > 0
ORDER BY 1, 2
LIMIT :limit
