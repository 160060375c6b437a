-- en: Who states a salary
-- fr: Qui annonce un salaire
-- by: month | all | week | board | country | region | language | family | contract | remote | experience | grade
SELECT part, count(*) FILTER (WHERE criterion.id = ANY (met)) AS jobs,
       count(*) AS n, count(*) FILTER (WHERE criterion.id = ANY (met)) / count(*)::float AS share
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by), criterion
WHERE criterion.name = 'salary'
GROUP BY 1
ORDER BY 1
LIMIT :limit
