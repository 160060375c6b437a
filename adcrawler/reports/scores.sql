-- en: Scores of the ads
-- fr: Notes des annonces
-- by: month | all | week | board | country | region | language | family | contract | remote | experience
SELECT part, count(*) AS n, avg(score)::float AS mean,
       count(*) FILTER (WHERE grade = 'A') / count(*)::float AS share_a,
       count(*) FILTER (WHERE grade = 'B') / count(*)::float AS share_b,
       count(*) FILTER (WHERE grade = 'C') / count(*)::float AS share_c,
       count(*) FILTER (WHERE grade = 'D') / count(*)::float AS share_d,
       count(*) FILTER (WHERE grade = 'E') / count(*)::float AS share_e,
       count(*) FILTER (WHERE grade = 'F') / count(*)::float AS share_f
FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, :by)
GROUP BY 1
ORDER BY 1
LIMIT :limit
