/* lua_tree: a Lua 5.4 file as a tree.
 *
 * One kind of node for everything keeps the walks over it short. The walk here is
 * for questions that do not care where a node stands ("every global name"); the
 * checks, which do care, have their own. Depth is bounded by the reader of the file. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/lua_tree.h"

bool syntax_within(const syntax_function *inner, const syntax_function *outer) {
    while (inner != NULL && inner != outer) inner = inner->parent;
    return inner != NULL;
}

void syntax_walk(const syntax_node *node, syntax_visit *visit, void *payload) {
    if (node == NULL) return;
    visit(payload, node);
    syntax_walk(node->a, visit, payload);
    syntax_walk(node->b, visit, payload);
    for (const syntax_node *n = node->list; n != NULL; n = n->next)
        syntax_walk(n, visit, payload);
    for (const syntax_node *n = node->more; n != NULL; n = n->next)
        syntax_walk(n, visit, payload);
    if (node->kind == SYNTAX_FUNCTION) syntax_walk(node->function->body, visit, payload);
}
