"""How text is compared: folding, words, characters and English stems. The only home of jieba and opencc."""
