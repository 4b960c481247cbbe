/** Files made on this device. */

/** Milliseconds for which a file stays: iOS reads it only when the click has long gone by. */
const FILE_STAYS = 60_000;

/**
 * Offers a file as a download is offered: by a link.
 *
 * @param {string} content
 * @param {string} type
 * @param {string} name
 */
export function saveFile(content, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FILE_STAYS);
}
