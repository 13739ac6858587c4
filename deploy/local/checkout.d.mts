export function prepareCheckout(): Promise<void>;
export function compiled(source: string): Promise<{ main(args: string[]): Promise<void> }>;
export function refuseOldNode(version: string): void;
export function isInstalled(wanted: Record<string, LockedPackage>, installed: Record<string, LockedPackage>): boolean;
export function fingerprint(files: string[]): string;

interface LockedPackage {
  version?: string;
  optional?: boolean;
  link?: boolean;
}
