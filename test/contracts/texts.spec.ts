import { declaredErrors, type Text } from '#errors';
import { declaredFieldTexts } from '#runtime';
import { generatedDocuments } from '../../deploy/docs/generated.js';
import { warningTexts as personWarnings } from '../../services/account/src/domain/person.warnings.js';
import { timelineTexts } from '../../services/account/src/domain/timeline.texts.js';
import { channelWords, deadlineWords, subjectWords } from '../../services/account/src/domain/timeline.words.js';
import { defaultRequirements } from '../../services/document-storage/src/domain/default-requirements.js';
import { rejectionTexts, warningTexts } from '../../services/document-storage/src/domain/reasons.js';

type Named = readonly [name: string, text: Text];

const within = (of: string, texts: Readonly<Record<string, Text | undefined>>): Named[] =>
  Object.entries(texts).flatMap(([name, text]) => (text ? [[`${of} ${name}`, text] as const] : []));
/** Sentences end like sentences; names and titles do not. */
const isSentence = (text: string) => /[.!?]$/.test(text);

let errors: Named[];
let fields: Named[];

beforeAll(async () => {
  // Whoever makes the documents has loaded every service, and with it everything that is declared.
  await generatedDocuments();
  errors = declaredErrors().flatMap(({ code, title, detail }) => within(code, { title, detail }));
  fields = within('field', Object.fromEntries(declaredFieldTexts()));
});

function faultsOf(texts: readonly Named[], sentences: boolean): string[] {
  return texts.flatMap(([name, { id, en }]) => [
    ...(id.trim() === '' || en.trim() === '' ? [`${name} is empty in one language`] : []),
    ...(id === en && /\s/.test(id) ? [`${name} is the same in both languages`] : []),
    ...(sentences && !(isSentence(id) && isSentence(en)) ? [`${name} does not end like a sentence`] : []),
    ...(/[<>{}]|undefined|null/.test(`${id}${en}`) ? [`${name} holds what no person should read`] : []),
  ]);
}

describe('what a person reads', () => {
  it('of every error: a title and what to do, in Indonesian and in English', () => {
    expect(errors.length).toBeGreaterThan(140);
    expect(
      faultsOf(
        errors.filter(([name]) => name.endsWith('title')),
        false,
      ),
    ).toEqual([]);
    expect(
      faultsOf(
        errors.filter(([name]) => name.endsWith('detail')),
        true,
      ),
    ).toEqual([]);
  });

  it('of every field: how to mend it, in Indonesian and in English', () => {
    expect(fields.length).toBeGreaterThan(25);
    expect(faultsOf(fields, true)).toEqual([]);
  });

  it('of every requirement: its name and what a good one looks like', () => {
    const texts = defaultRequirements.flatMap(({ properties: { kind, label, help } }) => within(kind, { label, help }));
    expect(texts.length).toBeGreaterThanOrEqual(12);
    expect(
      faultsOf(
        texts.filter(([name]) => name.endsWith('label')),
        false,
      ),
    ).toEqual([]);
    expect(
      faultsOf(
        texts.filter(([name]) => name.endsWith('help')),
        true,
      ),
    ).toEqual([]);
  });

  it('of what is wrong or doubtful about a document or a number', () => {
    const texts = [
      ...within('rejection', rejectionTexts),
      ...within('document', warningTexts),
      ...within('person', personWarnings),
    ];
    expect(faultsOf(texts, true)).toEqual([]);
  });

  it('of every entry of the timeline', () => {
    const texts = Object.entries(timelineTexts).flatMap(([kind, { title, detail, next }]) =>
      within(kind, { title, detail, next }).map(
        // What stands in braces is put in when it is shown.
        ([name, { id, en }]): Named => [name, { id: id.replace(/\{\w+\}/g, 'x'), en: en.replace(/\{\w+\}/g, 'x') }],
      ),
    );
    expect(faultsOf(texts, false)).toEqual([]);
    const words = [
      ...within('channel', channelWords),
      ...within('deadline', deadlineWords),
      ...within('subject', subjectWords),
    ];
    expect(faultsOf(words, false)).toEqual([]);
  });
});
