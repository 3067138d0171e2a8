type Rgb = readonly [number, number, number];

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance([r, g, b]: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** WCAG contrast of two `#rrggbb` colours, 1 to 21. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(parseHex(a)), luminance(parseHex(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** `color`, mixed with white in small steps until it stands out from `background` by at least `floor`. */
export function keepContrast(color: string, background: string, floor: number): string {
  const [r, g, b] = parseHex(color);
  for (let white = 0; white < 1; white += 0.05) {
    const mix = (part: number): number => part + (255 - part) * white;
    const mixed = toHex([mix(r), mix(g), mix(b)]);
    if (contrast(mixed, background) >= floor) return mixed;
  }
  return '#ffffff';
}
