/** Prints what is being done and how long each step took. */
export interface Progress {
  say(line: string): void;
  /** Runs one step; steps may run at the same time, each prints one line when it is done. */
  step<T>(title: string, work: (tell: (message: string) => void) => Promise<T>): Promise<T>;
}

export const silent: Progress = {
  say: () => undefined,
  step: (_title, work) => work(() => undefined),
};

export function printed(print: (line: string) => void = console.log): Progress {
  return {
    say: print,
    async step(title, work) {
      const begun = performance.now();
      const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
      try {
        const result = await work((message) => print(`  … ${title}: ${message}`));
        print(`  ✔ ${title.padEnd(44)} ${seconds()}`);
        return result;
      } catch (error) {
        print(`  ✘ ${title.padEnd(44)} ${seconds()}`);
        throw error;
      }
    },
  };
}
