import { type ConfigSource, configShapes, loadConfig } from '#runtime';
import { type Rewrapped, rewrapKeys } from './rewrap-keys.js';
import type { TransactionRunner } from './transaction.js';

const keys = {
  MASTER_KEY: {
    schema: configShapes.keyRing,
    about: 'The master keys of the service, the new one first; id=base64,id=base64.',
    secret: true,
  },
};

/** The operator's command that wraps the keys of every person in a table of a service with the first master key. */
export function rewrapCommand(table: string) {
  return {
    usage: 'rewrap-keys',
    about: "wrap every person's key with the first of MASTER_KEY",
    run: ({ work, source }: { work: TransactionRunner; source: ConfigSource }): Promise<Rewrapped> => {
      const { MASTER_KEY: masterKeys } = loadConfig(keys, source);
      const onProgress = (rewrapped: number) => process.stderr.write(`${rewrapped} keys wrapped again\n`);
      return rewrapKeys({ work, masterKeys, table, onProgress });
    },
  };
}
