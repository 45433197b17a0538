import { effective } from './effective';
import { endOf } from './end-of';

/** Longest chain that is walked. */
export const DEPTH_LIMIT = 64;

/** The unit bound to a place on a panel, if any: what is recorded about the place is about the unit. */
export const boundTo = (panelKey: string) => `(SELECT binding.unit_key FROM panel_binding AS binding
  WHERE binding.panel_key = ${panelKey} AND ${effective('binding', 'PANEL_BINDING')}
  ORDER BY binding.event_time, binding.event_id LIMIT 1)`;

/**
 * All units bound to a place on a panel, for a lateral join: one look into the index a place. As a plain join it would be hashed
 * for a few thousand places, and all bindings read.
 */
export const unitsBoundTo = (
  panelKey: string,
) => `(SELECT DISTINCT binding.unit_key FROM panel_binding AS binding
  WHERE binding.panel_key = ${panelKey} AND ${effective('binding', 'PANEL_BINDING')})`;

/** All keys under which a unit may be recorded: its own, and the places it is bound to. */
export const keysOf = (
  unitKey: string,
) => `(SELECT ${unitKey} AS key UNION ALL SELECT binding.panel_key FROM panel_binding AS binding
  WHERE binding.unit_key = ${unitKey} AND ${effective('binding', 'PANEL_BINDING')})`;

/** The times at which one unit was put into, or taken out of, another one, under whatever keys of both. */
const timesOf = (table: 'unit_installation' | 'unit_removal', kind: 'UNIT_INSTALLATION' | 'UNIT_REMOVAL') =>
  `SELECT same.event_time FROM ${table} AS same
    WHERE same.unit_key = ANY(pair.contained) AND same.container_unit_key = ANY(pair.containing) AND ${effective('same', kind)}`;

const UNTIL = endOf(
  'installation.event_time',
  timesOf('unit_installation', 'UNIT_INSTALLATION'),
  timesOf('unit_removal', 'UNIT_REMOVAL'),
);

/**
 * The installations found by one of their two ends, each with the unit at the other end and the time it came apart.
 * @param end column with the end already known
 * @param unitKey the unit at that end
 */
const links = (end: 'unit_key' | 'container_unit_key', unitKey: string) => `(
  SELECT installation.unit_key, installation.event_id, installation.event_time AS since, other.unit_key AS other_unit_key,
    coalesce(${UNTIL}, 'infinity') AS until
  FROM ${keysOf(unitKey)} AS known
  JOIN unit_installation AS installation ON installation.${end} = known.key
  CROSS JOIN LATERAL (SELECT coalesce(${boundTo(`installation.${otherEnd(end)}`)}, installation.${otherEnd(end)}) AS unit_key) AS other
  CROSS JOIN LATERAL (SELECT ARRAY${keysOf(end === 'unit_key' ? unitKey : 'other.unit_key')} AS contained,
    ARRAY${keysOf(end === 'unit_key' ? 'other.unit_key' : unitKey)} AS containing) AS pair
  WHERE ${effective('installation', 'UNIT_INSTALLATION')})`;

/**
 * A chain holds while all of its steps do; a unit met again on it ends the walk. Of the chains of one length that end with the
 * same installation and hold for the same time, one is followed: there may be very many of them.
 * @param name of the part of the statement; the part `root` names the units it starts from
 * @param end the end at which each step begins: `unit_key` leads outwards, `container_unit_key` inwards
 * @param limit longest chain, one deeper says that there are more; null for all of it, which ends as units are met again
 */
export const walk = (
  name: string,
  end: 'unit_key' | 'container_unit_key',
  limit: number | null,
) => `${name} AS (
  SELECT root.root, root.unit_key, 0 AS depth, ARRAY[root.unit_key] AS path,
    '-infinity'::timestamptz AS since, 'infinity'::timestamptz AS until, NULL::text COLLATE "C" AS subject, NULL::uuid AS event_id
  FROM root
  UNION ALL
  SELECT next.* FROM (
    SELECT DISTINCT ON (step.root, link.unit_key, link.event_id, greatest(step.since, link.since), least(step.until, link.until))
      step.root, link.other_unit_key, step.depth + 1, step.path || link.other_unit_key AS path,
      greatest(step.since, link.since) AS since, least(step.until, link.until) AS until, link.unit_key AS subject, link.event_id
    FROM ${name} AS step CROSS JOIN LATERAL ${links(end, 'step.unit_key')} AS link
    WHERE ${limit === null ? '' : `step.depth <= ${limit} AND `}link.other_unit_key <> ALL(step.path)
      AND (step.depth = 0 OR greatest(step.since, link.since) < least(step.until, link.until))
    ORDER BY step.root, link.unit_key, link.event_id, since, until, path) AS next)`;

/** Of the chains that end with the same installation the one that holds longest; of several of them the shortest. */
const shown = (name: string, direction: string) => `
  SELECT placed.root, '${direction}' AS direction, placed.depth, placed.path[2:] AS path, placed.position,
    placed.event_time AS installed_time, nullif(placed.until, 'infinity') AS removed_time, placed.event_id, placed.event_time,
    placed.event_time_text, placed.record_time, placed.origin, placed.collector, placed.document_ref, placed.findings, placed.place
  FROM (SELECT step.root, step.depth, step.path, step.until, installation.*,
      row_number() OVER (PARTITION BY step.root
        ORDER BY step.depth, installation.event_time, step.unit_key, installation.event_id) AS place
    FROM (SELECT DISTINCT ON (found.root, found.subject, found.event_id) found.* FROM ${name} AS found
      ORDER BY found.root, found.subject, found.event_id, found.until DESC, found.depth, found.path) AS step
    JOIN unit_installation AS installation
      ON installation.unit_key = step.subject AND installation.event_id = step.event_id) AS placed
  WHERE placed.place <= $2::int`;

/** $1: the units asked; $2: rows shown of each unit and direction; one deeper than the limit says that there are more. */
export const FAMILY = `
  WITH RECURSIVE
  root AS (SELECT key AS root, coalesce(${boundTo('key')}, key) COLLATE "C" AS unit_key FROM unnest($1::text[]) AS key),
  ${walk('inside', 'container_unit_key', DEPTH_LIMIT)},
  ${walk('outside', 'unit_key', DEPTH_LIMIT)}
  ${shown('inside', 'DOWN')}
  UNION ALL
  ${shown('outside', 'UP')}
  ORDER BY root, direction, place`;

function otherEnd(end: 'unit_key' | 'container_unit_key'): 'unit_key' | 'container_unit_key' {
  return end === 'unit_key' ? 'container_unit_key' : 'unit_key';
}
