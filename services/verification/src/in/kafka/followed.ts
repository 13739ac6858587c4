import { type HandlerTraits, joint } from '#messaging';

/** News of a message mean something here where it carried a code. */
export const followed: HandlerTraits = {
  ...joint,
  concerns: ({ challengeId }: { readonly challengeId?: string }) => challengeId !== undefined,
};
