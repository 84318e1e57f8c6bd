// Small manners of every page. Pages work without it.
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') document.querySelectorAll('details.bh-look[open]').forEach((menu) => { menu.open = false; });
});
