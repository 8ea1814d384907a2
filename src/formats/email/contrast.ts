/**
 * The colour itself where it can be read on all of `behind` (a contrast of 4.5:1, WCAG 2.2, 1.4.3), else the nearest shade
 * of it that can, towards black or white. All are `#rrggbb`.
 */
export function readable(colour: string, behind: readonly string[]): string {
  const least = (shade: string): number => Math.min(...behind.map((other) => contrast(shade, other)));
  if (least(colour) >= 4.5) return colour;
  const end = least('#000000') > least('#ffffff') ? 0 : 255;
  for (let part = 1; part < 50; part++) {
    const shade = mixed(colour, end, part / 50);
    if (least(shade) >= 4.5) return shade;
  }
  return end === 0 ? '#000000' : '#ffffff';
}

function mixed(colour: string, end: number, part: number): string {
  const channels = channelsOf(colour).map((channel) => Math.round(channel + (end - channel) * part));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of sRGB, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
