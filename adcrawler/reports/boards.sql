-- en: Boards compared
-- fr: Les sites d'annonces comparés
SELECT part AS board, count(*) AS n, avg(score)::float AS score,
       count(*) FILTER (WHERE coalesce(yearly_min, yearly_max) IS NOT NULL) / count(*)::float AS share_salary,
       count(*) FILTER (WHERE remote IN ('remote', 'hybrid')) / count(*)::float AS share_remote,
       count(*) FILTER (WHERE cardinality(cliches) > 0) / count(*)::float AS share_cliches,
       count(*) FILTER (WHERE agency) / count(*)::float AS share_agencies
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, 'board')
GROUP BY 1
ORDER BY n DESC, 1
LIMIT :limit
