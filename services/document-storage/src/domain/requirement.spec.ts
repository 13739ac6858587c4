import { defaultRequirements } from './default-requirements.js';
import { Requirement, type RequirementProperties } from './requirement.js';

const properties: RequirementProperties = {
  kind: 'ijazah',
  label: { id: 'Ijazah', en: 'Diploma' },
  help: { id: '…', en: '…' },
  mandatory: true,
  types: ['application/pdf'],
  minBytes: 512,
  maxBytes: 800 * 1024,
  minShortSide: 0,
  minSharpness: 0,
};
const requirement = new Requirement(properties);
const fitting = { contentType: 'application/pdf', sizeBytes: 512 };
const pointers = (file: Parameters<Requirement['objectionsTo']>[0]) =>
  requirement.objectionsTo(file).map(({ pointer, code }) => [pointer, code]);

describe('a requirement', () => {
  it('accepts a file at both ends of its sizes', () => {
    expect(pointers(fitting)).toEqual([]);
    expect(pointers({ ...fitting, sizeBytes: 800 * 1024 })).toEqual([]);
  });

  it('names every field that does not fit at once', () => {
    expect(pointers({ contentType: 'image/png', sizeBytes: 800 * 1024 + 1, fileName: 'ijazah.pdf' })).toEqual([
      ['/contentType', 'type-not-accepted'],
      ['/sizeBytes', 'file-too-large'],
      ['/fileName', 'name-contradicts-type'],
    ]);
    expect(pointers({ ...fitting, sizeBytes: 511 })).toEqual([['/sizeBytes', 'file-too-small']]);
  });

  it('takes the name of a file as people have it', () => {
    for (const fileName of ['IJAZAH.PDF', 'ijazah', 'Ijazah S1 (2).final.pdf'])
      expect(pointers({ ...fitting, fileName })).toEqual([]);
  });

  it.each<[string, Partial<RequirementProperties>]>([
    ['a kind that could not be part of an address', { kind: 'Ijazah S1' }],
    ['no types', { types: [] }],
    ['no room between its sizes', { minBytes: 800 * 1024 }],
    ['a size of nothing', { minBytes: 0 }],
    ['a resolution below nothing', { minShortSide: -1 }],
    ['a sharpness below nothing', { minSharpness: -1 }],
    ['a size that inspection is not built to hold', { maxBytes: 10 * 1024 * 1024 + 1 }],
  ])('cannot be made with %s', (_, wrong) => {
    expect(() => new Requirement({ ...properties, ...wrong })).toThrow();
  });
});

it('the usual requirements fit into the events that announce them', () => {
  for (const { properties } of defaultRequirements) {
    expect(Math.max(properties.label.id.length, properties.label.en.length)).toBeLessThanOrEqual(300);
    expect(properties.help.id).not.toBe(properties.help.en);
  }
});
