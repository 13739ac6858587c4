import { Controller, Get, Header, Headers, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { notFound, preferredLanguage, temporarilyUnavailable } from '#errors';
import { type Applicant, CurrentApplicant, Documented } from '#runtime';
import { CommitDocument } from '../../app/commit-document.js';
import { ListDocuments } from '../../app/list-documents.js';
import { ReadDocument } from '../../app/read-document.js';
import {
  alreadySubmitted,
  contentNotReady,
  contentRefused,
  disputeFull,
  disputeNotOpen,
  documentOverdue,
  documentReplaced,
  registrationEnded,
  slotExpired,
  uploadMissing,
  uploadWrongSize,
} from '../../domain/document.errors.js';
import { documentTypes } from '../../domain/document-type.js';
import {
  commitAnswer,
  type DocumentPath,
  documentPath,
  documentsAnswer,
  toCommitAnswer,
  toDocumentsAnswer,
} from './documents.schemas.js';

// A document is shown, and can do nothing: no script, no frame, no request of its own.
const CONTENT_POLICY = "default-src 'none'; frame-ancestors 'self'; sandbox";

@Controller('api/v1/documents')
export class DocumentsController {
  constructor(
    @Inject(CommitDocument) private readonly commitDocument: CommitDocument,
    @Inject(ListDocuments) private readonly listDocuments: ListDocuments,
    @Inject(ReadDocument) private readonly readDocument: ReadDocument,
  ) {}

  @Post(':documentId/commit')
  @Documented({
    summary: 'Says that the upload is done. The answer carries a signed receipt for the submission.',
    description: 'Sent twice it answers the same. The inspection follows by itself.',
    answer: commitAnswer,
    errors: [
      notFound,
      uploadMissing,
      slotExpired,
      documentReplaced,
      alreadySubmitted,
      documentOverdue,
      registrationEnded,
      disputeNotOpen,
      disputeFull,
      uploadWrongSize,
      temporarilyUnavailable,
    ],
  })
  async commit(
    @CurrentApplicant() { registrationId }: Applicant,
    @Param({ schema: documentPath }) { documentId }: DocumentPath,
  ) {
    return toCommitAnswer(await this.commitDocument.execute({ registrationId, documentId }));
  }

  @Get()
  @Header('vary', 'accept-language')
  @Header('cache-control', 'no-store')
  @Documented({
    summary: "The applicant's documents and how far each has come.",
    answer: documentsAnswer,
    errors: [temporarilyUnavailable],
  })
  async list(
    @CurrentApplicant() { registrationId }: Applicant,
    @Headers('accept-language') accepted: string | undefined,
  ) {
    return toDocumentsAnswer(await this.listDocuments.execute({ registrationId }), preferredLanguage(accepted));
  }

  @Get(':documentId/content')
  @Documented({
    summary: "The clean copy of one of the applicant's documents.",
    errors: [notFound, contentNotReady, contentRefused, temporarilyUnavailable],
  })
  async content(
    @CurrentApplicant() { registrationId }: Applicant,
    @Param({ schema: documentPath }) { documentId }: DocumentPath,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { document, content, release } = await this.readDocument.execute({ registrationId, documentId });
    // Who went away while it was read gets nothing.
    if (reply.raw.closed) release();
    else reply.raw.once('close', release);
    const { kind, contentType } = document.slot;
    reply
      .type(contentType)
      .header('content-disposition', `inline; filename="${kind}.${documentTypes[contentType][0]}"`)
      .header('content-security-policy', CONTENT_POLICY)
      .header('cross-origin-resource-policy', 'same-origin')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(content);
  }
}
