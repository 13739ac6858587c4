import { catalog } from '#contracts';
import { createDataSource, TransactionRunner } from '#database';
import { Outbox } from '#messaging';
import { EditRequirements } from './app/edit-requirements.js';
import { ShowRequirements } from './app/show-requirements.js';
import { rows } from './out/store/rows.js';
import { SqlUnitOfWork } from './out/store/sql-unit-of-work.js';

/** What an administrator does to the documents that a period asks for. */
export interface RequirementTools {
  readonly show: ShowRequirements;
  readonly edit: EditRequirements;
  close(): Promise<void>;
}

const withoutKeys = {
  newWrappedKey: () => {
    throw new Error('nobody is begun from the command line');
  },
};

/** The parts of the service that the command line needs: it needs the database alone. */
export async function openRequirements(databaseUrl: string): Promise<RequirementTools> {
  const applicationName = 'document-storage-operator';
  const dataSource = createDataSource({ url: databaseUrl, applicationName, entities: rows, poolSize: 1 });
  await dataSource.initialize();
  const outbox = new Outbox(catalog, 'document-storage');
  const work = new SqlUnitOfWork(new TransactionRunner(dataSource), outbox, withoutKeys);
  return {
    show: new ShowRequirements(work),
    edit: new EditRequirements(work),
    close: () => dataSource.destroy(),
  };
}
