/** The relative luminance of #rrggbb (WCAG 2.2). */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Black or white, whichever is read better on a colour. */
export const inkOn = (colour) => (luminance(colour) > 0.179 ? '#000000' : '#ffffff');
