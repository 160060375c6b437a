-- en: How wide the stated salary ranges are
-- fr: Largeur des fourchettes de salaire annoncées
-- by: family | all | week | month | board | country | region | language | contract | remote | experience
SELECT currency, part,
       count(*) FILTER (WHERE yearly_min < yearly_max) AS jobs, count(*) AS n,
       count(*) FILTER (WHERE yearly_min < yearly_max) / count(*)::float AS share,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY yearly_max::float / yearly_min - 1)
           FILTER (WHERE yearly_min > 0 AND yearly_min < yearly_max) AS median_width
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by)
WHERE currency IS NOT NULL AND coalesce(yearly_min, yearly_max) IS NOT NULL
GROUP BY 1, 2
ORDER BY n DESC, 1, 2
LIMIT :limit
