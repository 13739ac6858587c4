import { Readable } from 'node:stream';
import { errorCodeOf, errorOfS3 } from './s3-answer.js';

describe('what S3 answers to an upload', () => {
  it.each([
    [400, 'EntityTooLarge', 'upload-too-large'],
    [400, 'EntityTooSmall', 'upload-refused'],
    [403, 'AccessDenied', 'upload-refused'],
    [400, 'MalformedPOSTRequest', 'upload-refused'],
    [404, 'NoSuchBucket', 'temporarily-unavailable'],
    [503, 'SlowDown', 'temporarily-unavailable'],
    [500, undefined, 'temporarily-unavailable'],
    [307, undefined, 'temporarily-unavailable'],
  ])('%s %s becomes %s', (status, code, expected) => expect(errorOfS3(status, code).code).toBe(expected));

  it('is recognised by the code in its XML', async () => {
    const xml = '<?xml version="1.0"?><Error><Code>EntityTooLarge</Code><Resource>/b</Resource></Error>';
    await expect(errorCodeOf(Readable.from([xml.slice(0, 30), xml.slice(30)]))).resolves.toBe('EntityTooLarge');
  });

  it('is not read without end', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield 'x'.repeat(1024);
      })(),
    );
    await expect(errorCodeOf(endless)).resolves.toBeUndefined();
  });
});
