/** A challenge of the portal, as far as whoever solves it looks. */
interface Challenge {
  readonly parameters: object;
  readonly signature: string;
}

/** A file with what a slot asks to be told of it. */
interface File {
  readonly kind: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly bytes: Blob;
}

/** What an applicant brings along: data, files, and eyes for mailbox and phone. */
export interface Applicant {
  readonly draft: {
    readonly person: {
      readonly nik: string;
      readonly kk: string;
      readonly name: string;
      readonly birthPlace: string;
      readonly birthDate: string;
      readonly sex: 'male' | 'female';
      readonly address: {
        readonly street: string;
        readonly rtRw: string;
        readonly village: string;
        readonly district: string;
        readonly regency: string;
        readonly province: string;
        readonly postalCode: string;
      };
    };
    readonly contacts: { readonly email: string; readonly phone: string };
    readonly password: string;
    readonly locale: 'id' | 'en';
  };
  newKey(): string;
  solve(challenge: Challenge): Promise<string>;
  fileOf(kind: string): Promise<File>;
  codeBy(channel: 'email' | 'sms'): Promise<string>;
  pause(): Promise<void>;
}

/** What an applicant has at the end. */
export interface Registered {
  readonly state: string;
  readonly page: string;
  readonly pdf: ArrayBuffer;
}
