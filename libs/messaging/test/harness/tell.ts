/** Tells the test, and waits until the line has left this process. */
export function tell(line: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${line}\n`, () => resolve());
  });
}

/** Stops this process as SIGSTOP from outside would, at exactly this point. */
export function freezeHere(): void {
  process.kill(process.pid, 'SIGSTOP');
}

/** Ends this process as a power cut would. */
export function dieHere(): void {
  process.kill(process.pid, 'SIGKILL');
}
