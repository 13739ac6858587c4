import { type CssNode, parse, walk } from 'css-tree';
import { belongings, chromeSince, css, earliestByName, type Known } from './known-since.js';
import type { Feature, Features } from './script-features.js';

const { properties = {}, selectors = {}, types = {}, 'at-rules': rules = {} } = css;
const functions = earliestByName([types, ...belongings(types)]);
const units: Known = types.length ?? {};
const RANGE = /^(min|max)-/;
const DYNAMIC_UNIT = /^[dls]v(?:[hwib]|min|max)$/;

function ofNode(node: CssNode, property: string): readonly Feature[] {
  switch (node.type) {
    case 'Declaration':
      return node.property.startsWith('--') ? [] : [[node.property, chromeSince(properties[node.property])]];
    case 'Identifier':
      return [[`${property}: ${node.name}`, chromeSince(properties[property]?.[node.name])]];
    case 'Function':
      return [[`${node.name}()`, functions.get(node.name)]];
    case 'Dimension': {
      const unit = DYNAMIC_UNIT.test(node.unit) ? 'viewport_percentage_units_dynamic' : node.unit;
      return [[node.unit, chromeSince(units[unit])]];
    }
    case 'PseudoClassSelector':
    case 'PseudoElementSelector':
      return [[`:${node.name}`, chromeSince(selectors[node.name])]];
    case 'NestingSelector':
      return [['&', chromeSince(selectors.nesting)]];
    case 'Atrule':
      return [[`@${node.name}`, chromeSince(rules[node.name])]];
    case 'Feature':
      return [[`(${node.name})`, chromeSince(rules.media?.[node.name.replace(RANGE, '')])]];
    case 'FeatureRange':
      return [['(range)', chromeSince(rules.media?.range_syntax)]];
    default:
      return [];
  }
}

/** Properties, their words, functions, units, selectors, at-rules and media features of a style sheet. */
export function featuresOfStyle(source: string): Features {
  const features: Features = new Map();
  const sheet = parse(source, {
    onParseError: (error) => {
      throw error;
    },
  });
  walk(sheet, function (node) {
    const found = ofNode(node, this.declaration?.property ?? '');
    for (const [name, since] of found) if (since !== undefined) features.set(name, since);
  });
  return features;
}
