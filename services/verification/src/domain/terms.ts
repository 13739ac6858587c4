export type Channel = 'email' | 'sms';
export type Locale = 'id' | 'en';
/** What a proof is for: the first one verifies the registration, the second one activates the account. */
export type Purpose = 'verify' | 'activate';
/** What a proof is for once there is an account: getting back in, or changing a contact. */
export type GrantPurpose = 'reset' | 'change';
/** How a proof is given: the digits typed in, or the link opened. */
export type Way = 'code' | 'link';
