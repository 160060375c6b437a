-- en: Technologies asked together, and how much more often than chance would have it
-- fr: Technologies demandées ensemble, et combien plus souvent que par hasard
-- Counted by quarter.
WITH cell AS (
    SELECT kind, item, other, sum(opened) AS jobs FROM market.tally
    WHERE kind IN ('job', 'technology', 'pair') AND month < :until
      AND month >= date_trunc('quarter', CAST(:since AS timestamp))
    GROUP BY 1, 2, 3
),
whole AS (SELECT jobs AS n FROM cell WHERE kind = 'job')
SELECT a.name AS technology, b.name AS with_technology, pair.jobs::int AS jobs, n::int AS n,
       pair.jobs / n::float AS share,
       pair.jobs * n / nullif(one.jobs * two.jobs, 0)::float AS lift
FROM cell AS pair
CROSS JOIN whole
JOIN cell AS one ON one.kind = 'technology' AND one.item = pair.item
JOIN cell AS two ON two.kind = 'technology' AND two.item = pair.other
JOIN market.term AS a ON a.id = pair.item
JOIN market.term AS b ON b.id = pair.other
WHERE pair.kind = 'pair' AND pair.jobs > 0
ORDER BY pair.jobs DESC, 1, 2
LIMIT :limit
