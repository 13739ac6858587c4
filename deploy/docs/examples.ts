import type { Schema } from './operation.js';

/** What stands for a format where no schema says more. */
const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c01',
  'date-time': '2026-08-20T03:00:00.000Z',
  date: '2026-08-20',
  uri: 'http://localhost:8080/quarantine',
};

const isNull = ({ type }: Schema) => type === 'null';

function ofObject({ properties = {}, required = [] }: Schema): unknown {
  const entries = Object.entries(properties).map(([name, field]) => [name, exampleOf(field)] as const);
  const unknown = entries.some(([name, value]) => value === undefined && required.includes(name));
  return unknown ? undefined : Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function ofArray(items: Schema): unknown {
  const item = exampleOf(items);
  return item === undefined ? undefined : [item];
}

function ofSimple({ type, format = '', minimum = 0 }: Schema): unknown {
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return Math.max(1, minimum);
  return OF_FORMAT[format];
}

/**
 * An example of what a schema describes, from the examples of its parts; undefined where it needs a part of which
 * nobody could guess what it looks like.
 */
export function exampleOf(schema: Schema): unknown {
  const { examples, const: only, enum: choices, anyOf = [], oneOf = [], items, type } = schema;
  const given = examples?.[0] ?? only ?? choices?.[0];
  if (given !== undefined) return given;
  const option = [...anyOf, ...oneOf].find((one) => !isNull(one));
  if (option) return exampleOf(option);
  if (type === 'array' && items) return ofArray(items);
  return type === 'object' ? ofObject(schema) : ofSimple(schema);
}
