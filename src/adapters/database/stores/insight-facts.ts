import { type RawBuilder, sql } from 'kysely';
import type { CountedId } from '../../../features/insights/indicators.ts';
import { REPORT_DAYS } from '../../../features/insights/model.ts';
import type { Counting } from '../../../features/insights/store.ts';

/**
 * What each indicator is counted from, one row for each fact: `at` when it happened (null: it stands now, whatever the
 * period), `person` who is behind it (null: a thing), `community`, `unit`, `region` whose it is, `part`, `hit` whether it
 * holds, `amount` its measure, `thing` what it names.
 */
type Facts = (asked: Pick<Counting, 'now' | 'headquarters'>) => RawBuilder<unknown>;

const ALL_STAFF = sql`x.audience ->> 'kind' = 'all'`;

/** A question for chosen people or moderators alone stands in no figure. */
const FOR_MORE = (alias: 'x' | 'q') =>
  sql`${sql.ref(`${alias}.audience`)} in ('staff', 'community')`;

/** What stands of what was said in discussions and in answer to questions. */
const SPOKEN = sql`
  select c.created_at as at, c.author as person, d.community
    from contributions c join discussions d on d.id = c.discussion
    where c.state = 'published' and d.state <> 'cancelled'
  union all
  select r.created_at, r.author, q.community
    from replies r join queries q on q.id = r.query where r.state = 'published' and ${FOR_MORE('q')}`;

const posts: Facts = () => sql`
  select x.at, x.person, x.community, p.unit, p.region, '' as part, true as hit, null::float8 as amount,
    p.country as thing
  from (${SPOKEN}) x left join people p on p.id = x.person`;

const fromStock: Facts = () => sql`
  select x.asked_at as at, x.asker as person, null as community, p.unit, p.region, '' as part,
    x.state = 'from-stock' as hit, null::float8 as amount, null as thing
  from queries x left join people p on p.id = x.asker 
  where x.state <> 'kept' and ${FOR_MORE('x')}`;

/** Questions that were put to a community and stand. */
const asked = (hit: RawBuilder<unknown>, amount: RawBuilder<unknown>) => sql`
  select x.asked_at as at, x.asker as person, x.community, p.unit, p.region, '' as part, ${hit} as hit,
    ${amount} as amount, null as thing
  from queries x left join people p on p.id = x.asker
  where x.state in ('open', 'publishing', 'replied', 'merged') and ${FOR_MORE('x')}`;

const solved: Facts = () => asked(sql`coalesce(x.verdict = 'solved', false)`, sql`null::float8`);

const firstAnswer: Facts = () =>
  asked(
    sql`true`,
    sql`(select extract(epoch from min(r.created_at) - x.asked_at)::float8 / 3600 from replies r
      where r.query = x.id and r.state = 'published' and r.author <> x.asker)`,
  );

/** Who is where, as it stands. */
const members =
  (part: (asked: Parameters<Facts>[0]) => RawBuilder<unknown>): Facts =>
  (given) =>
    sql`
  select null::timestamptz as at, x.person, x.community, p.unit, p.region,
    coalesce(${part(given)}, '') as part, true as hit, null::float8 as amount, null as thing
  from memberships x join people p on p.id = x.person
    left join members_seen s on s.community = x.community and s.person = x.person
  where p.active`;

const place = ({ headquarters }: Pick<Counting, 'headquarters'>) => sql`
  case when p.office is null then null
    when lower(p.office) = any(${[...headquarters]}::text[]) then 'hq' else 'field' end`;

const constituent = () =>
  sql`coalesce(s.constituent, case when x.role = 'guest' then null else 'staff' end)`;

/** Topics of what people used, judged or took as an answer, of documents for all staff. */
const themes: Facts = () => sql`
  select m.at, m.person, null as community, p.unit, p.region, t.topic as part, true as hit, null::float8 as amount,
    null as thing
  from (
    select at, person, product from product_uses
    union all select at, person, product from product_feedback
    union all select at, person, product from product_choices where verdict <> 'reject'
  ) m
    join products x on x.id = m.product and ${ALL_STAFF}
    cross join lateral unnest(x.topics) as t(topic)
    left join people p on p.id = m.person`;

const useful: Facts = () => sql`
  select f.at, f.person, null as community, p.unit, p.region, '' as part, f.usefulness >= 4 as hit,
    f.usefulness::float8 as amount, null as thing
  from product_feedback f join products x on x.id = f.product and ${ALL_STAFF}
    left join people p on p.id = f.person`;

/** Documents as they stand, for all staff alone. */
const documents =
  (hit: (given: Parameters<Facts>[0]) => RawBuilder<unknown>, which = sql`true`): Facts =>
  (given) =>
    sql`
  select null::timestamptz as at, null as person, null as community, x.unit, x.region, '' as part,
    ${hit(given)} as hit, null::float8 as amount, null as thing
  from products x where ${ALL_STAFF} and ${which}`;

const inDate = documents(
  ({ now }) => sql`coalesce(x.review_on >= ${now.toISOString().slice(0, 10)}, false)`,
  sql`x.owner_id is not null`,
);

const tagged = documents(
  () => sql`x.type <> '' and x.language <> '' and cardinality(x.topics) > 0 and x.unit is not null
    and x.published_on is not null and (cardinality(x.countries) > 0 or x.region is not null)`,
);

/** Uses by others hold; what they are set against are the documents that are there, whatever the period. */
const reused: Facts = () => sql`
  select u.at, u.person, null as community, null as unit, null as region, '' as part, true as hit,
    null::float8 as amount, null as thing
  from product_uses u join products x on x.id = u.product and ${ALL_STAFF}
  where u.person is distinct from x.owner_id
  union all
  select null, null, null, null, null, '', false, null, null from products x where ${ALL_STAFF}`;

/** Records that are out and open to all staff. */
const PUBLISHED = sql`x.state = 'published' and x.readers ->> 'audience' = 'staff'`;

const stories: Facts = () => sql`
  select (x.history -> 0 ->> 'at')::timestamptz as at, x.owner as person, null as community, p.unit, p.region,
    '' as part, coalesce(x.answers ->> 'checked', '') = 'yes' as hit, null::float8 as amount, null as thing
  from captures x left join people p on p.id = x.owner
  where x.template = 'uptake-story' and ${PUBLISHED} and jsonb_array_length(x.history) > 0`;

const checklist: Facts = () => sql`
  select (x.checklist ->> 'at')::timestamptz as at, x.owner as person, null as community, p.unit, p.region,
    m.key as part, m.value = 'yes' as hit, null::float8 as amount, null as thing
  from captures x cross join lateral jsonb_each_text(x.checklist -> 'marks') m
    left join people p on p.id = x.owner
  where ${PUBLISHED} and m.value in ('yes', 'no')`;

const summarised: Facts = ({ now }) => sql`
  select x.ends_at as at, null as person, x.community, null as unit, null as region, '' as part,
    exists (select from syntheses y where y.discussion = x.id and y.web_url is not null) as hit,
    null::float8 as amount, null as thing
  from discussions x where x.state in ('closed', 'summarised', 'archived') and x.ends_at <= ${now}`;

const closed: Facts = ({ now }) => sql`
  select x.ends_on::timestamptz as at, x.manager_id as person, null as community, p.unit, p.region, '' as part,
    exists (select from captures y where y.template = 'project-close' and y.state = 'published'
      and (y.project = x.code or y.answers ->> 'project' = x.code)) as hit,
    null::float8 as amount, null as thing
  from projects x left join people p on p.id = x.manager_id
  where x.ends_on <= ${now} and x.state <> 'cancelled'`;

/** Those whose days for the report are over. */
const missions: Facts = ({ now }) => sql`
  select x.ended as at, x.person, null as community, p.unit, p.region, '' as part,
    exists (select from prompts y join captures z on z.id = y.capture
      where y.kind = 'mission' and y.subject = x.key and z.state = 'published'
        and (z.history -> 0 ->> 'at')::timestamptz < x.ended + make_interval(days => ${REPORT_DAYS + 1}::int)) as hit,
    null::float8 as amount, null as thing
  from (select key, person, (ends_on || 'T00:00:00Z')::timestamptz as ended from missions where state <> 'cancelled') x
    left join people p on p.id = x.person
  where x.ended + make_interval(days => ${REPORT_DAYS + 1}::int) <= ${now}`;

const handovers: Facts = ({ now }) => sql`
  select (x.last_day || 'T00:00:00Z')::timestamptz as at, x.person, null as community, p.unit, p.region, '' as part,
    x.acknowledged_at is not null as hit, null::float8 as amount, null as thing
  from handovers x left join people p on p.id = x.person
  where x.state <> 'ended' and x.last_day < ${now.toISOString().slice(0, 10)}`;

/** Communities and documents that nobody who is there owns, and communities past their end. */
const orphans: Facts = ({ now }) => sql`
  select null::timestamptz as at, null as person, null as community, null as unit, null as region, 'community' as part,
    true as hit, null::float8 as amount, null as thing
  from communities x left join people p on p.id = x.owner
  where p.id is null or not p.active or x.ends_on < ${now.toISOString().slice(0, 10)}
  union all
  select null, null, null, null, null, 'document', true, null, null
  from products x left join people p on p.id = x.owner_id
  where ${ALL_STAFF} and (p.id is null or not p.active)`;

/** Steps onward hold; what they are set against is what is on its way, whatever the period. */
const practicesMoved: Facts = () => sql`
  select d.at, null as person, null as community, null as unit, null as region, '' as part, true as hit,
    null::float8 as amount, null as thing
  from practice_decisions d join practices y on y.id = d.practice join captures x on x.id = y.capture
  where d.verb in ('try', 'evaluate', 'adapt', 'scale', 'institutionalise') and ${PUBLISHED}
  union all
  select null, null, null, null, null, '', false, null, null
  from practices y join captures x on x.id = y.capture where y.state <> 'stopped' and ${PUBLISHED}`;

/** What a state of membership is, the feature of membership says. */
export const FACTS: Readonly<Record<Exclude<CountedId, 'members-state'>, Facts>> = {
  'from-stock': fromStock,
  'members-region': members(() => sql`p.region`),
  'members-place': members(place),
  'members-constituent': members(constituent),
  posts,
  countries: posts,
  themes,
  'in-date': inDate,
  tagged,
  useful,
  reused,
  stories,
  'first-answer': firstAnswer,
  solved,
  summarised,
  closed,
  missions,
  handovers,
  checklist,
  orphans,
  'practices-moved': practicesMoved,
};
