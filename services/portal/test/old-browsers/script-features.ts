import type {
  CallExpression,
  Identifier,
  Literal,
  MemberExpression,
  Node,
  Pattern,
  Program,
  TemplateLiteral,
} from 'acorn';
import { full } from 'acorn-walk';
import { api, belongings, builtins, chromeSince, earliestByName, html } from './known-since.js';

const members = earliestByName([api, builtins].flatMap(belongings));

/** What a script uses, by name, with the version of Chrome that brought it. */
export type Features = Map<string, number>;
export type Feature = readonly [name: string, since: number | undefined];

/** Names that the pattern of a declaration brings into being. */
function bound(pattern: Pattern): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        bound(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? bound(element) : []));
    case 'AssignmentPattern':
      return bound(pattern.left);
    case 'RestElement':
      return bound(pattern.argument);
    default:
      return [];
  }
}

/** A minified script gives its own things names that no platform has, so scopes need not be told apart. */
function declaredIn(script: Program): ReadonlySet<string> {
  const patterns: Pattern[] = [];
  full(script, (node) => {
    const { id, params, param, local } = node as unknown as Record<string, Pattern & Pattern[]>;
    if (/Declarator$|Function|^Class/.test(node.type) && id) patterns.push(id);
    if (/Function/.test(node.type) && params) patterns.push(...params);
    if (node.type === 'CatchClause' && param) patterns.push(param);
    if (/^Import.*Specifier$/.test(node.type) && local) patterns.push(local);
  });
  return new Set(patterns.flatMap(bound));
}

/** The text of a string; a minifier writes those as templates too. */
function textOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal') return String((node as Literal).value);
  const { quasis } = node?.type === 'TemplateLiteral' ? (node as TemplateLiteral) : { quasis: [] };
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? undefined) : undefined;
}

function featureOfElement({ arguments: [element, attributes] }: CallExpression): readonly Feature[] {
  const tag = textOf(element) ?? '';
  const known = html.elements?.[tag];
  if (!known) return [];
  const keys = attributes?.type === 'ObjectExpression' ? attributes.properties : [];
  const names = keys.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' ? [property.key.name.toLowerCase()] : [],
  );
  return [
    [`<${tag}>`, chromeSince(known)],
    ...names.map((name): Feature => [`<${tag} ${name}>`, chromeSince(known[name] ?? html.global_attributes?.[name])]),
  ];
}

function featureOfMember({ computed, property }: MemberExpression, owner: string): readonly Feature[] {
  const name = computed ? textOf(property) : (property as Identifier).name;
  if (name === undefined) return [];
  const own = chromeSince(api[owner]?.[`${name}_static`] ?? builtins[owner]?.[name]);
  return own === undefined ? [[`.${name}`, members.get(name)]] : [[`${owner}.${name}`, own]];
}

/** Globals, what belongs to them, whatever else is called like a method or a property, elements and attributes. */
export function featuresOfScript(script: Program): Features {
  const declared = declaredIn(script);
  const globalIn = (node: Node) =>
    node.type === 'Identifier' && !declared.has((node as Identifier).name) ? (node as Identifier).name : '';
  const ofNode = (node: Node): readonly Feature[] => {
    const name = globalIn(node);
    if (name) return [[name, chromeSince(api[name] ?? builtins[name] ?? api.Window?.[name])]];
    if (node.type === 'CallExpression') return featureOfElement(node as CallExpression);
    if (node.type !== 'MemberExpression') return [];
    return featureOfMember(node as MemberExpression, globalIn((node as MemberExpression).object));
  };
  const features: Features = new Map();
  full(script, (node) => {
    for (const [name, since] of ofNode(node)) if (since !== undefined) features.set(name, since);
  });
  return features;
}
