-- What reasons and letters call the words of columns: the reader's language, not the code.

notice {
  names = {
    spouse = { en = "spouse", zh = "配偶" }, parent_child = { en = "parent and child", zh = "父母子女" },
    sibling = { en = "sibling", zh = "兄弟姐妹" }, grandparent = { en = "grandparent and grandchild", zh = "祖孙" },
    secretary = { en = "secretary", zh = "书记" }, deputy = { en = "deputy", zh = "副职" }, member = { en = "member", zh = "委员" },
  },
}
