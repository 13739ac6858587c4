import type { DataSource } from 'typeorm';
import { createDataSource, Rows, TransactionRunner } from '#database';
import { openTestDatabase, type TestDatabase } from '#testing';
import { type Parcel, ParcelRow, Parcels, parcel } from './parcels.js';

describe('the rows of an entity', () => {
  let database: TestDatabase;
  let runner: TransactionRunner;
  const inTransaction = <T>(work: (rows: Rows<Parcel>) => Promise<T>) =>
    runner.run(({ manager }) => work(new Rows(manager, ParcelRow)));

  beforeAll(async () => {
    database = await openTestDatabase({ migrations: [Parcels], entities: [ParcelRow] });
    runner = new TransactionRunner(database.dataSource);
  });
  beforeEach(() => database.dataSource.query('truncate parcel'));
  afterAll(() => database.drop());

  it('come back as they were written: times, lists, JSON and nothing', async () => {
    const full = parcel('b', { sentAt: new Date('2026-08-01T05:06:07.890Z'), contents: [{ of: 'paper' }] });
    await inTransaction((rows) => rows.insert([full, parcel('a')]));
    expect(await inTransaction((rows) => rows.find({ owner: 'siti' }, { orderBy: 'parcelId' }))).toEqual([
      parcel('a'),
      full,
    ]);
    expect(await inTransaction((rows) => rows.findOne({ parcelId: 'c' }))).toBeUndefined();
  });

  it('are inserted once, and written over where that is asked for', async () => {
    await inTransaction((rows) => rows.insert([parcel('a')]));
    expect(await inTransaction((rows) => rows.insertNew([parcel('a', { owner: 'budi' }), parcel('b')]))).toBe(1);
    expect(await inTransaction((rows) => rows.findOne({ parcelId: 'a' }))).toEqual(parcel('a'));
    await inTransaction((rows) => rows.upsert([parcel('a', { owner: 'budi' }), parcel('c')], ['parcelId']));
    expect(await inTransaction((rows) => rows.findOne({ parcelId: 'a' }))).toEqual(parcel('a', { owner: 'budi' }));
    expect(await inTransaction((rows) => rows.find({ owner: 'siti' }, { orderBy: 'parcelId' }))).toEqual([
      parcel('b'),
      parcel('c'),
    ]);
  });

  it('change in the columns that are named, and in no others', async () => {
    await inTransaction((rows) => rows.insert([parcel('a', { contents: { of: 'paper' } }), parcel('b')]));
    await inTransaction((rows) => rows.update({ parcelId: 'a' }, { labels: [], contents: null }));
    expect(await inTransaction((rows) => rows.find({ owner: 'siti' }, { orderBy: 'parcelId' }))).toEqual([
      parcel('a', { labels: [] }),
      parcel('b'),
    ]);
  });

  it('are held by whoever locks them, and passed over by whoever does not want to wait', async () => {
    await inTransaction((rows) => rows.insert([parcel('a')]));
    await inTransaction(async (rows) => {
      await rows.findOne({ parcelId: 'a' }, { lock: 'for update' });
      // By another connection: this is no use case.
      const passedOver = await database.dataSource.transaction((manager) =>
        new Rows(manager, ParcelRow).find({ parcelId: 'a' }, { lock: 'for update skip locked' }),
      );
      expect(passedOver).toEqual([]);
    });
  });
});

describe('a connection', () => {
  let database: TestDatabase;
  let single: DataSource;
  beforeAll(async () => {
    database = await openTestDatabase({ migrations: [Parcels] });
    single = createDataSource({ url: database.url, applicationName: 'tests', poolSize: 1 });
    await single.initialize();
  });
  afterAll(async () => {
    await single.destroy();
    await database.drop();
  });
  const prepared = async (pattern: string) =>
    (await single.query<{ statement: string }[]>('select statement from pg_prepared_statements')).filter(
      ({ statement }) => statement.startsWith(pattern),
    ).length;

  it('has a statement prepared once, however often it comes with other values', async () => {
    for (const value of [1, 2, 3]) {
      expect(await single.query('select $1::int + 1 as next', [value])).toEqual([{ next: value + 1 }]);
    }
    expect(await prepared('select $1::int + 1 as next')).toBe(1);
  });

  it('prepares no more than some hundreds, and answers the others all the same', async () => {
    for (let n = 0; n < 400; n++) {
      expect(await single.query(`select $1::int as "of ${n}"`, [n])).toEqual([{ [`of ${n}`]: n }]);
    }
    expect(await prepared('select $1::int as "of')).toBeLessThan(301);
  });

  it('is of further use after a statement that PostgreSQL refused', async () => {
    const wrong = () => single.query('select no_such_column from parcel where owner = $1', ['siti']);
    await expect(wrong()).rejects.toThrow('no_such_column');
    await expect(wrong()).rejects.toThrow('no_such_column');
    expect(await single.query('select $1::text as word', ['ya'])).toEqual([{ word: 'ya' }]);
  });
});
