import { shrink } from './shrink.js';

interface Asked {
  readonly photo: Blob;
  readonly budget: number;
}

/** Away from the page: decoding a photo of a phone takes a cheap phone a second or two. */
addEventListener('message', async ({ data: { photo, budget } }: MessageEvent<Asked>) => {
  postMessage(
    await shrink(photo, budget).then(
      (picture) => ({ picture }),
      () => ({ unreadable: true }),
    ),
  );
});
