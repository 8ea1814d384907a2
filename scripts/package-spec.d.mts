export function packageSpec(value?: string): string | undefined;
