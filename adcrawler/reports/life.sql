-- en: The life of jobs: days open, edits, reposts, and ghosts that stay open or come back for half a year
-- fr: La vie des emplois : jours ouverts, retouches, republications, et fantômes ouverts ou revenus depuis six mois
-- by: family | all | week | month | board | country | region | language | contract | remote | experience | grade
SELECT part, count(*) AS n,
       count(closed_on) AS closed,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY closed_on - first_seen_on) AS median_days,
       count(*) FILTER (WHERE edits > 0) / count(*)::float AS share_edited,
       count(*) FILTER (WHERE reposts > 0) / count(*)::float AS share_reposted,
       count(*) FILTER (WHERE coalesce(closed_on, :until) - first_seen_on >= 180) / count(*)::float
           AS share_ghosts
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by)
GROUP BY 1
ORDER BY 1
LIMIT :limit
