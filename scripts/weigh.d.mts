export function weigh(folder: string, most?: number): string;
