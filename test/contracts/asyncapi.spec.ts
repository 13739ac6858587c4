import { Parser } from '@asyncapi/parser';
import { contracts, type EventContract } from '#contracts';
import { asyncApiDocument } from '../../deploy/docs/asyncapi.js';

const all = contracts as unknown as readonly EventContract[];

let parsed: Awaited<ReturnType<Parser['parse']>>;
beforeAll(async () => {
  parsed = await new Parser().parse(JSON.stringify(asyncApiDocument()));
});

describe('the document of events', () => {
  it('is AsyncAPI 3.0, with no word of complaint from its parser', () => {
    const { document, diagnostics } = parsed;
    // That a newer minor version exists is no fault of the document.
    const complaints = diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version');
    expect(complaints.map(({ code, message, path }) => `${code}: ${message} (${path.join('/')})`)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });

  it('has every event of the contracts in the topic of its owner, and who hears it', () => {
    const { document } = parsed;
    const channels = document?.channels().all() ?? [];
    const told = channels.flatMap((channel) =>
      channel
        .messages()
        .all()
        .map((message) => [channel.address(), message.name()]),
    );
    expect(told.sort()).toEqual(all.map(({ topic, type }) => [topic, type]).sort());
    const operations = document?.operations().all() ?? [];
    const ids = operations.map((operation) => operation.id());
    expect(ids).toEqual(expect.arrayContaining(['account.tells', 'verification.hears.account']));
    const submitted = operations.find((operation) => operation.id() === 'verification.hears.account');
    expect(
      submitted
        ?.messages()
        .all()
        .map((message) => message.name()),
    ).toContain('id.daftar.registration.submitted.v1');
  });

  it('shows an example of each event', () => {
    const messages = parsed.document?.allMessages().all() ?? [];
    expect(messages).toHaveLength(all.length);
    expect(messages.filter((message) => message.examples().all().length === 0)).toEqual([]);
  });
});
