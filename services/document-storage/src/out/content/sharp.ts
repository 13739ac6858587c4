let loading: Promise<typeof import('sharp').default> | undefined;

/** The library that opens images. */
export function loadSharp() {
  loading ??= import('sharp').then(({ default: sharp }) => {
    // Memory over speed: no cache of operations, one thread an image.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loading;
}
