-- en: Employers: most jobs, and how well their ads are written; agencies apart
-- fr: Employeurs : le plus d'emplois, et la qualité de leurs annonces ; intermédiaires à part
-- agency: no | yes
-- order: jobs | best | worst
WITH employer AS (
    SELECT employer, count(*) AS n, avg(score)::float AS score,
           count(*) FILTER (WHERE coalesce(yearly_min, yearly_max) IS NOT NULL) / count(*)::float
               AS share_salary,
           count(*) FILTER (WHERE reposts > 0) / count(*)::float AS share_reposted
    FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                 :contract, NULL)
    WHERE employer IS NOT NULL AND agency = (:agency = 'yes')
    GROUP BY 1
)
SELECT employer, n, score, share_salary, share_reposted
FROM employer
WHERE :order = 'jobs' OR n >= 5
ORDER BY CASE :order WHEN 'jobs' THEN -n WHEN 'best' THEN -score ELSE score END, employer
LIMIT :limit
