import { readFileSync } from 'node:fs';

/**
 * Where the values of the configuration come from, keys and other secrets among them. The environment and files today;
 * a vault would be another source, and nothing else would know.
 */
export interface ConfigSource {
  /** The value of a key, if any; `problem` says why it could not be read, without any value. */
  read(name: string): { readonly value?: string; readonly problem?: string };
}

/** X from the environment, or from the file that X_FILE names, so that secrets need not stand in the environment. */
export function environmentOrFiles(env: NodeJS.ProcessEnv): ConfigSource {
  return {
    read: (name) => {
      const direct = env[name];
      if (direct !== undefined && direct !== '') return { value: direct };
      const path = env[`${name}_FILE`];
      if (!path) return {};
      try {
        return { value: readFileSync(path, 'utf8').trim() };
      } catch {
        return { problem: `${name}_FILE names a file that cannot be read` };
      }
    },
  };
}
