-- en: Whom an ad lets one write to or call
-- fr: À qui une annonce permet d'écrire ou de téléphoner
-- by: all | week | month | board | country | region | language | family | contract | remote | experience | grade
SELECT part, criterion.name AS criterion,
       count(*) FILTER (WHERE criterion.id = ANY (met)) AS jobs,
       count(*) FILTER (WHERE criterion.id = ANY (met || unmet)) AS n,
       count(*) FILTER (WHERE criterion.id = ANY (met))
           / nullif(count(*) FILTER (WHERE criterion.id = ANY (met || unmet)), 0)::float AS share
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by), criterion
WHERE criterion.name LIKE 'contact-%'
GROUP BY 1, 2
ORDER BY 1, 2
LIMIT :limit
