interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

export const dataFrom: readonly string[];
export function foldersOf(modules: readonly string[]): string[];
export function copiedInto(source: string): string[];
export function packagesIn(folders: readonly string[]): Package[];
export function licences(packages: readonly Package[]): string;
export function billOfMaterials(
  own: Pick<Package, 'name' | 'version' | 'license'>,
  packages: readonly Package[],
): string;
