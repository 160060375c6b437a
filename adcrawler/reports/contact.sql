-- en: Whom an ad lets one write to or call
-- fr: À qui une annonce permet d'écrire ou de téléphoner
-- by: all | week | month | board | country | region | language | family | contract | remote | experience | grade
WITH named AS (
    SELECT max(id) FILTER (WHERE name = 'contact-email') AS email,
           max(id) FILTER (WHERE name = 'contact-phone') AS phone,
           max(id) FILTER (WHERE name = 'contact-person') AS person,
           max(id) FILTER (WHERE name = 'contact-position') AS position,
           max(id) FILTER (WHERE name = 'contact-not-hr') AS not_hr
    FROM criterion
),
counted AS (
    SELECT part, count(*) AS n, count(*) FILTER (WHERE email = ANY (met)) AS email,
           count(*) FILTER (WHERE phone = ANY (met)) AS phone,
           count(*) FILTER (WHERE person = ANY (met)) AS person,
           count(*) FILTER (WHERE position = ANY (met)) AS position,
           count(*) FILTER (WHERE not_hr = ANY (met)) AS not_hr,
           count(*) FILTER (WHERE not_hr = ANY (unmet)) AS hr
    FROM market.jobs(:since, :until, :basis, :board, :country, :region, :language, :family,
                     :contract, :by), named
    GROUP BY 1
)
SELECT part, criterion, jobs::int AS jobs, judged::int AS n, jobs / judged::float AS share
FROM counted, LATERAL (VALUES
    ('contact-email', email, n), ('contact-phone', phone, n), ('contact-person', person, n),
    ('contact-position', position, n), ('contact-not-hr', not_hr, not_hr + hr)
) AS one (criterion, jobs, judged)
WHERE judged > 0
ORDER BY part, criterion
LIMIT :limit
