/** Where the pages stand; messages and dialogs stand beside it. */
export const root = document.createElement('div');
root.className = 'frame';
