-- en: Criteria: how many of the jobs meet each, and how that moved against the time before
-- fr: Critères : combien d'emplois remplissent chacun, et l'évolution par rapport à la période d'avant
WITH counted AS (
    SELECT item, month >= date_trunc('month', CAST(:since AS timestamp)) AS now,
           sum(opened) FILTER (WHERE kind = 'met') AS met, sum(opened) AS judged
    FROM market.tally
    WHERE kind IN ('met', 'unmet') AND month < :until
      AND month >= date_trunc('month', :since - (:until - :since))
      AND (:country IS NULL OR country = :country)
      AND (:language IS NULL OR language = :language) AND (:family IS NULL OR family = :family)
    GROUP BY 1, 2
)
SELECT criterion.name AS criterion, now.met::int AS jobs, now.judged::int AS n,
       now.met / now.judged::float AS share,
       now.met / now.judged::float - before.met / nullif(before.judged, 0)::float AS change
FROM counted AS now
JOIN criterion ON criterion.id = now.item
LEFT JOIN counted AS before ON before.item = now.item AND NOT before.now
WHERE now.now AND now.judged > 0
ORDER BY share, 1
LIMIT :limit
