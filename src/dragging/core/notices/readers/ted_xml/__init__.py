def read(root, source):
    raise NotImplementedError
